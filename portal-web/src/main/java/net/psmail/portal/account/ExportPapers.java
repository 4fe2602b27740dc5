package net.psmail.portal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.psmail.portal.page.Assets;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.export.Paper;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.stored.StoredData;

/** What people read in a copy to take along, in the language of who asks for it. */
@RequestScoped
public class ExportPapers {

  @Inject private StoredData stored;
  @Inject private Pages pages;
  @Inject private Assets assets;
  @Inject private SiteSettings site;
  @Inject private HttpServletRequest request;
  @Inject private Clock clock;

  /** A letter that says what is where, and the data as a page with the look of the site. */
  List<Paper> of(Session member) {
    Visit visit = Visit.of(request);
    Texts words = pages.texts(visit.language());
    String letter =
        words.text(
            "export.letter",
            member.ownMailbox(),
            site.site().name(),
            words.day(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    View data = new View("exportdata", Section.MAILBOX, StoredPages.view(stored.whole(member)));
    return List.of(
        new Paper(words.text("export.letter.name"), letter.replace("\n", "\r\n").getBytes(UTF_8)),
        new Paper("data/data.html", pages.render(data, visit)),
        new Paper("data/psmail.css", assets.content("/psmail.css")));
  }
}
