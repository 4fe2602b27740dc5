package net.psmail.portal.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.content.Markup;
import net.psmail.portal.content.Rendered;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Prose;
import net.psmail.portal.view.Reference;
import net.psmail.portal.view.Tip;

/** What is published, as a visitor asks for it: in the language of the address. */
@ApplicationScoped
class Shelves {

  /** A shorter text is seen at a glance. */
  private static final int HEADINGS_WORTH_A_LIST = 3;

  private static final String PREVIEWED = Shelves.class.getName();

  @Inject private Contents contents;
  @Inject private Markup markup;
  @Inject private HttpServletRequest request;

  Library library() {
    return request.getAttribute(PREVIEWED) instanceof Library previewed
        ? previewed
        : contents.library();
  }

  /** From now on this request sees these texts instead of what is published. */
  void preview(Library library) {
    request.setAttribute(PREVIEWED, library);
  }

  Language language() {
    return Visit.of(request).language();
  }

  List<Entry> all(Kind kind) {
    return library().all(kind, language());
  }

  /** The entry of an address; a name that it has elsewhere leads on to the right address. */
  Entry bySlug(Kind kind, String slug) {
    return library()
        .findBySlug(kind, slug, language())
        .orElseThrow(() -> elsewhere(kind, slug).map(this::leadTo).orElseGet(Shelves::nothing));
  }

  Entry byKey(Kind kind, String key) {
    return library().find(kind, key, language()).orElseThrow(NotFoundException::new);
  }

  /** Where an entry stands in each language that it exists in. */
  Map<Language, String> paths(Entry entry) {
    Map<Language, String> paths = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      library()
          .find(entry.kind(), entry.key(), language)
          .ifPresent(found -> paths.put(language, found.path()));
    }
    return paths;
  }

  /** A moved page, for good. */
  RuntimeException leadTo(Entry entry) {
    return new RedirectionException(
        Response.status(Response.Status.MOVED_PERMANENTLY)
            .header(HttpHeaders.LOCATION, entry.language().prefix() + entry.path())
            .build());
  }

  Rendered render(Entry entry) {
    return request.getAttribute(PREVIEWED) instanceof Library previewed
        ? markup.preview(entry, previewed)
        : markup.render(entry);
  }

  Prose prose(Entry entry) {
    Rendered rendered = render(entry);
    List<Prose.Heading> headings =
        rendered.headings().stream()
            .filter(heading -> heading.level() == 2)
            .map(heading -> new Prose.Heading(heading.id(), heading.title()))
            .toList();
    return new Prose(
        entry.title(),
        entry.summary(),
        rendered.html(),
        headings.size() < HEADINGS_WORTH_A_LIST ? List.of() : headings,
        rendered.minutes());
  }

  Tip tip(Entry tip) {
    return new Tip(tip.key(), tip.title(), render(tip).html());
  }

  static Reference reference(Entry entry) {
    return new Reference(entry.path(), entry.title(), entry.summary());
  }

  static List<Reference> references(List<Entry> entries) {
    return entries.stream().map(Shelves::reference).toList();
  }

  private Optional<Entry> elsewhere(Kind kind, String name) {
    Library library = library();
    Stream<Entry> ofOthers =
        Arrays.stream(Language.values())
            .flatMap(other -> library.findBySlug(kind, name, other).stream())
            .flatMap(found -> library.find(kind, found.key(), language()).stream());
    return Stream.of(
            library.findByFormerSlug(kind, name, language()).stream(),
            library.find(kind, name, language()).stream(),
            ofOthers)
        .flatMap(Function.identity())
        .findFirst();
  }

  private static RuntimeException nothing() {
    return new NotFoundException();
  }
}
