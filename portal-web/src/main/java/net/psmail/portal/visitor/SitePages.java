package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.reading.Readings;
import net.psmail.portal.view.HomeView;
import net.psmail.portal.view.LinksView;
import net.psmail.portal.view.LinksView.Group;
import net.psmail.portal.view.LinksView.Link;
import net.psmail.portal.view.Popular;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.TextView;
import net.psmail.portal.view.Tip;
import net.psmail.portal.view.TipsView;

/** One method a page. */
@Public
@Path("/")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class SitePages {

  private static final List<String> LINKS = Kind.LINK.groups();

  private static final int MOST = 5;

  @Inject private Shelves shelves;
  @Inject private Readings readings;

  @GET
  public View home() {
    return home(shelves.byKey(Kind.PAGE, "home"));
  }

  @GET
  @Path("about")
  public View about() {
    return text("about", Section.ABOUT);
  }

  @GET
  @Path("services")
  public View services() {
    return text("services", Section.SERVICES);
  }

  @GET
  @Path("contact")
  public View contact() {
    return text("contact", Section.CONTACT);
  }

  @GET
  @Path("privacy")
  public View privacy() {
    return text("privacy", Section.NONE);
  }

  @GET
  @Path("imprint")
  public View imprint() {
    return text("imprint", Section.NONE);
  }

  @GET
  @Path("links")
  public View links() {
    List<Group> groups =
        Groups.of(shelves.all(Kind.LINK), LINKS).entrySet().stream()
            .map(
                group ->
                    new Group(group.getKey(), group.getValue().stream().map(this::link).toList()))
            .toList();
    return new View("links", Section.LINKS, new LinksView(groups));
  }

  @GET
  @Path("quick-tips")
  public View tips() {
    List<Tip> tips = shelves.all(Kind.TIP).stream().map(shelves::tip).toList();
    return new View("tips", Section.TIPS, new TipsView(tips));
  }

  private View text(String key, Section section) {
    return text(shelves.byKey(Kind.PAGE, key), section);
  }

  View text(Entry page, Section section) {
    return new View("text", section, new TextView(shelves.prose(page)));
  }

  View home(Entry home) {
    Popular popular = readings.lists(Kind.ARTICLE, shelves.language(), MOST);
    return new View("home", Section.HOME, new HomeView(shelves.prose(home), popular));
  }

  private Link link(Entry link) {
    return new Link(link.key(), link.field("url"), link.title(), shelves.render(link).html());
  }
}
