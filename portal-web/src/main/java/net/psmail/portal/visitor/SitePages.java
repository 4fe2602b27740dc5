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
import net.psmail.portal.view.LinksView;
import net.psmail.portal.view.LinksView.Group;
import net.psmail.portal.view.LinksView.Link;
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

  @Inject private Shelves shelves;

  @GET
  public View home() {
    return text("home", "home", Section.HOME);
  }

  @GET
  @Path("about")
  public View about() {
    return text("text", "about", Section.ABOUT);
  }

  @GET
  @Path("services")
  public View services() {
    return text("text", "services", Section.SERVICES);
  }

  @GET
  @Path("contact")
  public View contact() {
    return text("text", "contact", Section.CONTACT);
  }

  @GET
  @Path("privacy")
  public View privacy() {
    return text("text", "privacy", Section.NONE);
  }

  @GET
  @Path("imprint")
  public View imprint() {
    return text("text", "imprint", Section.NONE);
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

  private View text(String template, String key, Section section) {
    return new View(template, section, new TextView(shelves.prose(shelves.byKey(Kind.PAGE, key))));
  }

  private Link link(Entry link) {
    return new Link(link.key(), link.field("url"), link.title(), shelves.render(link).html());
  }
}
