package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.view.FaqView;
import net.psmail.portal.view.FaqsView;
import net.psmail.portal.view.FaqsView.Group;
import net.psmail.portal.view.Section;

/** Questions and answers. */
@Public
@Path("faqs")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class FaqPages {

  private static final List<String> GROUPS = Kind.FAQ.groups();

  @Inject private Shelves shelves;

  @GET
  public View questions() {
    List<Group> groups =
        groups().entrySet().stream()
            .map(group -> new Group(group.getKey(), Shelves.references(group.getValue())))
            .toList();
    return new View("faqs", Section.FAQS, new FaqsView(groups));
  }

  @GET
  @Path("{slug}")
  public View answer(@PathParam("slug") String slug) {
    return answer(shelves.bySlug(Kind.FAQ, slug));
  }

  View answer(Entry question) {
    String group = Groups.keyOf(question, GROUPS);
    List<Entry> neighbours = new ArrayList<>(groups().getOrDefault(group, List.of()));
    neighbours.remove(question);
    FaqView view =
        new FaqView(
            shelves.prose(question),
            Kind.FAQ.scheme() + ":" + question.key(),
            group,
            Shelves.references(neighbours));
    return new View("faq", Section.FAQS, view).at(shelves.paths(question));
  }

  private Map<String, List<Entry>> groups() {
    return Groups.of(shelves.all(Kind.FAQ), GROUPS);
  }
}
