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
import net.psmail.portal.view.GlossaryView;
import net.psmail.portal.view.GlossaryView.Letter;
import net.psmail.portal.view.GlossaryView.Term;
import net.psmail.portal.view.Reference;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.TermView;

/** What the words mean. */
@Public
@Path("glossary")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class GlossaryPages {

  @Inject private Shelves shelves;

  @GET
  public View letters() {
    List<Letter> letters =
        Alphabet.letters(sorted()).entrySet().stream()
            .map(
                letter ->
                    new Letter(letter.getKey(), letter.getValue().stream().map(this::row).toList()))
            .toList();
    return new View("glossary", Section.GLOSSARY, new GlossaryView(letters));
  }

  @GET
  @Path("{slug}")
  public View term(@PathParam("slug") String slug) {
    return term(shelves.bySlug(Kind.TERM, slug));
  }

  View term(Entry term) {
    Neighbours neighbours = Neighbours.of(term, sorted());
    TermView view =
        new TermView(
            shelves.prose(term), term.field("also"), neighbours.previous(), neighbours.next());
    return new View("term", Section.GLOSSARY, view).at(shelves.paths(term));
  }

  private List<Entry> sorted() {
    return Alphabet.sort(shelves.all(Kind.TERM), shelves.language());
  }

  private Term row(Entry term) {
    return new Term(
        term.key(), new Reference(term.path(), term.title(), shelves.render(term).text()));
  }
}
