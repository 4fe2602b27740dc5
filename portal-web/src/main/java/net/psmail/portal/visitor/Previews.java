package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Library;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;

/** Shows a text on the very page that readers will get, before they get it. */
@ApplicationScoped
public class Previews {

  @Inject private Shelves shelves;
  @Inject private HelpPages help;
  @Inject private FaqPages faqs;
  @Inject private GlossaryPages glossary;
  @Inject private UpdatePages updates;
  @Inject private SitePages site;
  @Inject private HttpServletRequest request;

  /**
   * The page of an entry; this request must be in its language.
   *
   * @param library in which the entry stands
   */
  public View of(Entry entry, Library library) {
    Visit.of(request).preview();
    shelves.preview(library);
    return switch (entry.kind()) {
      case PAGE -> entry.key().equals("home") ? site.home(entry) : site.text(entry, Section.NONE);
      case ARTICLE -> help.article(entry);
      case FAQ -> faqs.answer(entry);
      case TERM -> glossary.term(entry);
      case NEWS -> updates.update(entry);
      case TIP -> site.tips();
      case LINK -> site.links();
    };
  }
}
