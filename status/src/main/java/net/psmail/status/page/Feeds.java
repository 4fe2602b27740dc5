package net.psmail.status.page;

import jakarta.json.JsonArrayBuilder;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import net.psmail.status.incident.IncidentView;

/**
 * Incidents and planned work as feeds: <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a>,
 * <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a> and <a
 * href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>. An incident is one entry, which
 * is renewed with every message.
 */
final class Feeds {

  private static final int MOST = 25;
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final PageSettings settings;
  private final Words words;
  private final String base;
  private final List<IncidentView> entries;
  private final Instant updated;

  Feeds(PageSettings settings, Words words, Content content) {
    this.settings = settings;
    this.words = words;
    this.base = settings.url() + (words == Words.ENGLISH ? "/" : "/de/");
    List<IncidentView> all = new ArrayList<>(content.incidents());
    all.addAll(content.maintenances());
    all.sort(Comparator.comparing(IncidentView::updatedAt).reversed());
    this.entries = all.stream().limit(MOST).toList();
    this.updated = entries.isEmpty() ? content.report().checkedAt() : entries.get(0).updatedAt();
  }

  private String title() {
    return words.text("feed.title", settings.name());
  }

  private String link(IncidentView entry) {
    return base + "incidents/" + entry.id() + "/";
  }

  /** An id that stays when the page moves to another address (RFC 4151). */
  private String id(String of) {
    URI site = settings.url();
    return "tag:" + site.getHost() + ",2026:status" + of;
  }

  private String headline(IncidentView entry) {
    return words.of(entry.name()) + ": " + words.text("status." + entry.status().code());
  }

  /** All messages as text, the newest first. */
  private String body(IncidentView entry) {
    return entry.updates().stream()
        .map(
            update ->
                words.time(update.displayAt())
                    + ": "
                    + words.text("status." + update.status().code())
                    + "\n"
                    + words.of(update.body()))
        .collect(Collectors.joining("\n\n"));
  }

  String atom() {
    return xml(
        out -> {
          out.writeStartElement("feed");
          out.writeDefaultNamespace(ATOM);
          out.writeAttribute("xml:lang", words.language());
          element(out, "title", title());
          element(out, "id", id(words == Words.ENGLISH ? "" : "/de"));
          element(out, "updated", updated.toString());
          atomLink(out, "self", base + "history.atom");
          atomLink(out, "alternate", base);
          out.writeStartElement("author");
          element(out, "name", settings.name());
          out.writeEndElement();
          for (IncidentView entry : entries) {
            out.writeStartElement("entry");
            element(out, "title", headline(entry));
            element(out, "id", id("/" + entry.id()));
            element(out, "published", entry.createdAt().toString());
            element(out, "updated", entry.updatedAt().toString());
            atomLink(out, "alternate", link(entry));
            element(out, "content", body(entry));
            out.writeEndElement();
          }
          out.writeEndElement();
        });
  }

  private static void atomLink(XMLStreamWriter out, String relation, String href)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", relation);
    out.writeAttribute("href", href);
  }

  String rss() {
    return xml(
        out -> {
          out.writeStartElement("rss");
          out.writeAttribute("version", "2.0");
          out.writeNamespace("atom", ATOM);
          out.writeStartElement("channel");
          element(out, "title", title());
          element(out, "link", base);
          element(out, "description", words.text("description", settings.name()));
          element(out, "language", words.language());
          element(out, "lastBuildDate", rfc822(updated));
          out.writeEmptyElement("atom", "link", ATOM);
          out.writeAttribute("rel", "self");
          out.writeAttribute("type", "application/rss+xml");
          out.writeAttribute("href", base + "history.rss");
          for (IncidentView entry : entries) {
            out.writeStartElement("item");
            element(out, "title", headline(entry));
            element(out, "link", link(entry));
            out.writeStartElement("guid");
            out.writeAttribute("isPermaLink", "false");
            out.writeCharacters(id("/" + entry.id()));
            out.writeEndElement();
            element(out, "pubDate", rfc822(entry.updatedAt()));
            element(out, "description", body(entry));
            out.writeEndElement();
          }
          out.writeEndElement();
          out.writeEndElement();
        });
  }

  String json() {
    JsonArrayBuilder items = StatuspageJson.JSON.createArrayBuilder();
    for (IncidentView entry : entries) {
      items.add(
          StatuspageJson.JSON
              .createObjectBuilder()
              .add("id", id("/" + entry.id()))
              .add("url", link(entry))
              .add("title", headline(entry))
              .add("content_text", body(entry))
              .add("date_published", entry.createdAt().toString())
              .add("date_modified", entry.updatedAt().toString()));
    }
    return StatuspageJson.JSON
        .createObjectBuilder()
        .add("version", "https://jsonfeed.org/version/1.1")
        .add("title", title())
        .add("home_page_url", base)
        .add("feed_url", base + "history.json")
        .add("language", words.language())
        .add("items", items)
        .build()
        .toString();
  }

  private static String rfc822(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private interface Body {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private static String xml(Body body) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("utf-8", "1.0");
      body.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
