package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.content.Markup;
import net.psmail.portal.site.Noticeboard;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.NewsItem;
import net.psmail.portal.view.Tip;

/**
 * Hangs what every page shows of the texts on the notice board: tips, the newest update, a link.
 */
@ApplicationScoped
public class Announcements {

  @Inject private Noticeboard noticeboard;
  @Inject private Markup markup;

  void pin(@Observes Library library) {
    for (Language language : Language.values()) {
      List<Tip> tips = library.all(Kind.TIP, language).stream().map(this::tip).toList();
      noticeboard.pin(
          language,
          tips,
          library.all(Kind.NEWS, language).stream()
              .findFirst()
              .map(Announcements::newsItem)
              .orElse(null),
          secureEmail(library, language));
    }
  }

  /** Also at the start, when nobody asks for a page. */
  private Tip tip(Entry tip) {
    return new Tip(tip.key(), tip.title(), markup.render(tip).html());
  }

  private static String secureEmail(Library library, Language language) {
    return library.find(Kind.ARTICLE, "secure-email", language).map(Entry::path).orElse("/help");
  }

  static NewsItem newsItem(Entry news) {
    return new NewsItem(news.date(), Shelves.reference(news));
  }
}
