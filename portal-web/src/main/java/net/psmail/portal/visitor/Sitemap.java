package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import net.psmail.portal.content.Kind;
import net.psmail.portal.page.Public;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Page;

/**
 * All public pages for search engines, each with its translations (<a
 * href="https://www.sitemaps.org/protocol.html">Sitemaps</a>).
 */
@Public
@Path("sitemap.xml")
@ApplicationScoped
public class Sitemap {

  private static final List<String> LISTS =
      List.of(
          "/help",
          "/faqs",
          "/glossary",
          "/links",
          "/quick-tips",
          "/updates",
          "/certificates",
          "/register");
  private static final List<Kind> WITH_A_PAGE =
      List.of(Kind.PAGE, Kind.ARTICLE, Kind.FAQ, Kind.TERM, Kind.NEWS);

  @Inject private Shelves shelves;
  @Inject private SiteSettings settings;

  @GET
  @Produces("application/xml;charset=utf-8")
  public byte[] all() {
    return XmlText.of(
        xml -> {
          xml.open(
              "urlset",
              "xmlns",
              "http://www.sitemaps.org/schemas/sitemap/0.9",
              "xmlns:xhtml",
              "http://www.w3.org/1999/xhtml");
          for (Map<Language, String> paths : pages().toList()) {
            for (Map.Entry<Language, String> path : paths.entrySet()) {
              write(xml, path.getKey(), paths);
            }
          }
          xml.close();
        });
  }

  private Stream<Map<Language, String>> pages() {
    return Stream.concat(
        LISTS.stream().map(Page::everywhere),
        WITH_A_PAGE.stream().flatMap(kind -> shelves.all(kind).stream()).map(shelves::paths));
  }

  private void write(XmlText xml, Language language, Map<Language, String> paths)
      throws XMLStreamException {
    xml.open("url").element("loc", url(language, paths));
    for (Language other : paths.keySet()) {
      xml.empty(
          "xhtml:link", "rel", "alternate", "hreflang", other.tag(), "href", url(other, paths));
    }
    xml.close();
  }

  private String url(Language language, Map<Language, String> paths) {
    return settings.site().url() + language.prefix() + paths.get(language);
  }
}
