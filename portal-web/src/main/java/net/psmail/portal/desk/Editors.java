package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Manuscript;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.content.Wording;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.EditorView;
import net.psmail.portal.view.EditorView.Conflict;
import net.psmail.portal.view.EditorView.Moment;
import net.psmail.portal.view.EditorView.Other;
import net.psmail.portal.view.EditorView.Parts;
import net.psmail.portal.view.EditorView.Standing;
import net.psmail.portal.view.EditorView.Written;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import org.jspecify.annotations.Nullable;

/** Lays a text on the desk: as it is saved, as it was typed, or a white sheet. */
@RequestScoped
class Editors {

  /** The name of a text that has none yet. */
  static final String NEW = "";

  private static final Moment NO_MOMENT = new Moment("", "", "");

  @Inject Manuscripts manuscripts;
  @Inject OwnFields fields;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  /** A sheet for a text that does not exist in any language. */
  View blank(Kind kind, Language language) {
    Map<String, String> own =
        kind == Kind.NEWS ? Map.of("date", LocalDate.now(clock).toString()) : Map.of();
    return view(new TextName(kind, NEW, language), typed(0, empty(own)), "", List.of(), null);
  }

  /** The newest version of a text; what is missing begins with the fields of the other language. */
  View saved(TextName name, String done) {
    Optional<Manuscript> manuscript = manuscripts.find(name);
    if (manuscript.isPresent()) {
      return view(
          name,
          typed(manuscript.get().newest().number(), manuscript.get().newest().wording()),
          done,
          List.of(),
          null);
    }
    return view(name, typed(0, empty(ofOther(name))), done, List.of(), null);
  }

  /** What was sent, with what is to be said about it. */
  View again(TextName name, Typed typed, List<Problem> problems, @Nullable Conflict conflict) {
    return view(name, typed, "", problems, conflict);
  }

  private View view(
      TextName name,
      Typed typed,
      String done,
      List<Problem> problems,
      @Nullable Conflict conflict) {
    Wording wording = typed.wording();
    Shape shape = Shape.of(name.kind());
    Optional<Manuscript> saved = name.key().equals(NEW) ? Optional.empty() : manuscripts.find(name);
    return new View(
        "editor",
        Section.CONTROL_ROOM,
        new EditorView(
            name.kind().folder(),
            name.key(),
            name.language(),
            typed.base(),
            new Written(wording.title(), wording.slug(), wording.summary(), wording.markdown()),
            new Parts(shape.slug(), shape.summary()),
            fields.of(name, wording.fields(), Visit.of(request).language()),
            typed.moment(),
            saved.map(Editors::standing).orElse(null),
            other(name).map(Editors::other).orElse(null),
            conflict,
            done,
            problems));
  }

  private static Typed typed(int base, Wording wording) {
    return new Typed(base, wording, Typed.Act.SAVE, NO_MOMENT);
  }

  private static Wording empty(Map<String, String> fields) {
    return new Wording("", "", "", fields, "");
  }

  private Map<String, String> ofOther(TextName name) {
    Map<String, String> own =
        new HashMap<>(other(name).map(other -> other.newest().wording().fields()).orElse(Map.of()));
    own.remove("also");
    return own;
  }

  private Optional<Manuscript> other(TextName name) {
    return name.key().equals(NEW)
        ? Optional.empty()
        : Arrays.stream(Language.values())
            .filter(language -> language != name.language())
            .flatMap(
                language ->
                    manuscripts
                        .find(new TextName(name.kind(), name.key(), language))
                        .filter(found -> found.removedAt().isEmpty())
                        .stream())
            .findFirst();
  }

  private static Other other(Manuscript other) {
    Wording wording = other.newest().wording();
    return new Other(
        other.name().language(), wording.title(), wording.summary(), wording.markdown());
  }

  private static Standing standing(Manuscript manuscript) {
    return new Standing(
        manuscript.state().name().toLowerCase(Locale.ROOT),
        manuscript.publishAt().orElse(null),
        manuscript.newest().savedAt(),
        manuscript.newest().savedBy(),
        manuscript.published().isPresent());
  }
}
