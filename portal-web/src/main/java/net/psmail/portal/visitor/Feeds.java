package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.Public;
import net.psmail.portal.site.SiteSettings;

/** The news for programs that look for it: the newest, in the language of the address. */
@Public
@Path("updates")
@ApplicationScoped
public class Feeds {

  private static final int NEWEST = 20;

  @Inject private Shelves shelves;
  @Inject private SiteSettings settings;
  @Inject private Pages pages;

  /** <a href="https://datatracker.ietf.org/doc/html/rfc4287">RFC 4287</a>. */
  @GET
  @Path("atom.xml")
  @Produces("application/atom+xml;charset=utf-8")
  public byte[] atom() {
    return new AtomFeed(
            shelves.language(), title(), url("/updates"), url("/updates/atom.xml"), newest())
        .write(settings, shelves);
  }

  /** <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>. */
  @GET
  @Path("feed.json")
  @Produces("application/feed+json;charset=utf-8")
  public String json() {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (Entry news : newest()) {
      items.add(
          Json.createObjectBuilder()
              .add("id", AtomFeed.id(settings, news))
              .add("url", url(news.path()))
              .add("title", news.title())
              .add("summary", news.summary())
              .add("content_text", shelves.render(news).text())
              .add("date_published", AtomFeed.moment(news)));
    }
    return Json.createObjectBuilder()
        .add("version", "https://jsonfeed.org/version/1.1")
        .add("title", title())
        .add("home_page_url", url("/updates"))
        .add("feed_url", url("/updates/feed.json"))
        .add("language", shelves.language().tag())
        .add("items", items)
        .build()
        .toString();
  }

  private List<Entry> newest() {
    return shelves.all(Kind.NEWS).stream().limit(NEWEST).toList();
  }

  private String title() {
    return pages.texts(shelves.language()).text("updates.feed", settings.site().name());
  }

  private String url(String path) {
    return settings.site().url() + shelves.language().prefix() + path;
  }
}
