package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.reading.Readings;
import net.psmail.portal.view.ArticleView;
import net.psmail.portal.view.HelpView;
import net.psmail.portal.view.HelpView.Branch;
import net.psmail.portal.view.HelpView.Twig;
import net.psmail.portal.view.Popular;
import net.psmail.portal.view.Section;

/** The tree of articles. */
@Public
@Path("help")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class HelpPages {

  private static final String ROOT = "";

  private static final int MOST = 5;

  @Inject private Shelves shelves;
  @Inject private Readings readings;

  @GET
  public View tree() {
    List<Branch> branches =
        children(ROOT).stream()
            .map(top -> new Branch(Shelves.reference(top), twigs(top.key())))
            .toList();
    return new View("help", Section.HELP, new HelpView(branches, popular()));
  }

  @GET
  @Path("{slug}")
  public View article(@PathParam("slug") String slug) {
    return article(shelves.bySlug(Kind.ARTICLE, slug));
  }

  View article(Entry article) {
    Neighbours neighbours = Neighbours.of(article, shelves.library().book(article.language()));
    ArticleView view =
        new ArticleView(
            shelves.prose(article),
            Kind.ARTICLE.scheme() + ":" + article.key(),
            shelves
                .library()
                .find(Kind.ARTICLE, article.field("parent"), article.language())
                .map(Shelves::reference)
                .orElse(null),
            Shelves.references(children(article.key())),
            neighbours.previous(),
            neighbours.next());
    return new View("article", Section.HELP, view).at(shelves.paths(article));
  }

  private Popular popular() {
    return readings.lists(Kind.ARTICLE, shelves.language(), MOST);
  }

  private List<Twig> twigs(String key) {
    return children(key).stream()
        .map(child -> new Twig(Shelves.reference(child), Shelves.references(children(child.key()))))
        .toList();
  }

  private List<Entry> children(String key) {
    return shelves.library().children(key, shelves.language());
  }
}
