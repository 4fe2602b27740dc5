package net.psmail.portal.visitor;

import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import net.psmail.portal.content.Entry;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;

/** News as <a href="https://datatracker.ietf.org/doc/html/rfc4287">Atom</a>. */
record AtomFeed(Language language, String title, String page, String self, List<Entry> news) {

  byte[] write(SiteSettings settings, Shelves shelves) {
    return XmlText.of(
        xml -> {
          xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", language.tag());
          xml.element("id", page).element("title", title).element("updated", updated());
          xml.empty("link", "rel", "self", "href", self, "type", "application/atom+xml");
          xml.empty("link", "rel", "alternate", "href", page, "type", "text/html");
          xml.open("author").element("name", settings.site().name()).close();
          for (Entry item : news) {
            write(xml, item, settings, shelves);
          }
          xml.close();
        });
  }

  private static void write(XmlText xml, Entry item, SiteSettings settings, Shelves shelves)
      throws XMLStreamException {
    String url = settings.site().url() + item.language().prefix() + item.path();
    StringOutput html = new StringOutput();
    shelves.render(item).html().writeTo(html);
    xml.open("entry")
        .element("id", id(settings, item))
        .element("title", item.title())
        .element("published", moment(item))
        .element("updated", moment(item))
        .empty("link", "rel", "alternate", "href", url, "type", "text/html")
        .element("summary", item.summary())
        .element("content", html.toString(), "type", "html", "xml:base", url)
        .close();
  }

  /** A name that stays when the address changes (RFC 4151). */
  static String id(SiteSettings settings, Entry item) {
    return "tag:"
        + settings.host()
        + ","
        + item.date()
        + ":"
        + item.key()
        + "/"
        + item.language().tag();
  }

  static String moment(Entry item) {
    return item.date().atStartOfDay().toInstant(ZoneOffset.UTC).toString();
  }

  private String updated() {
    return news.isEmpty() ? Instant.EPOCH.toString() : moment(news.get(0));
  }
}
