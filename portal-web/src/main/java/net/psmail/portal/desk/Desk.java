package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import net.psmail.portal.content.ContentFault;
import net.psmail.portal.content.ContentRefused;
import net.psmail.portal.content.Manuscript;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.content.Version;
import net.psmail.portal.content.Wording;
import net.psmail.portal.desk.Typed.Act;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.view.Difference;
import net.psmail.portal.view.EditorView.Conflict;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Saves what was typed, and publishes it where that was asked for. */
@RequestScoped
class Desk {

  @Inject Manuscripts manuscripts;
  @Inject CurrentSession session;
  @Inject Client client;

  /** Whatever cannot be published is saved nevertheless. */
  Outcome take(TextName name, Typed typed) {
    Session author = session.author();
    Origin origin = client.origin();
    Version saved;
    try {
      saved = manuscripts.save(author, name, typed.base(), typed.wording(), origin);
    } catch (ContentRefused refusal) {
      return refused(name, typed, false, refusal);
    }
    if (typed.act() == Act.SAVE) {
      return Outcome.done("saved", typed);
    }
    try {
      boolean now = typed.act() == Act.PUBLISH;
      manuscripts.publish(
          author, name, saved.number(), now ? null : typed.at().orElseThrow(), origin);
      return Outcome.done(now ? "published" : "scheduled", typed);
    } catch (ContentRefused refusal) {
      return refused(name, typed.onTopOf(saved.number()), true, refusal);
    }
  }

  private Outcome refused(TextName name, Typed typed, boolean saved, ContentRefused refusal) {
    return switch (refusal.kind()) {
      case NOT_FOUND -> throw refusal;
      case FAULTY -> Outcome.again(typed, saved, problems(name, refusal.faults()), null);
      case CONFLICT -> {
        Manuscript theirs = manuscripts.find(name).orElseThrow(() -> refusal);
        yield Outcome.again(
            typed.onTopOf(theirs.newest().number()),
            saved,
            List.of(),
            conflict(name, typed.base(), theirs.newest()));
      }
    };
  }

  /** What the other one did, not what differs from the text that was sent: that is seen below. */
  private Conflict conflict(TextName name, int base, Version theirs) {
    Wording begun =
        manuscripts.history(name).stream()
            .filter(version -> version.number() == base)
            .findFirst()
            .map(Version::wording)
            .orElseGet(() -> new Wording("", "", "", Map.of(), ""));
    Difference difference = Differences.of(begun, theirs.wording());
    return new Conflict(theirs.savedBy(), theirs.savedAt(), difference);
  }

  private static List<Problem> problems(TextName name, List<ContentFault> faults) {
    Shape shape = Shape.of(name.kind());
    return faults.stream()
        .map(fault -> new Problem(shape.shown(fault.field()), fault.key(), fault.arguments()))
        .toList();
  }

  /**
   * What became of it.
   *
   * @param done what was done; empty if the author has to look at it again
   * @param typed what to show then
   * @param saved whether at least a version was saved
   */
  record Outcome(
      String done,
      Typed typed,
      boolean saved,
      List<Problem> problems,
      @Nullable Conflict conflict) {

    static Outcome done(String done, Typed typed) {
      return new Outcome(done, typed, true, List.of(), null);
    }

    static Outcome again(
        Typed typed, boolean saved, List<Problem> problems, @Nullable Conflict conflict) {
      return new Outcome("", typed, saved, problems, conflict);
    }

    boolean isDone() {
      return !done.isEmpty();
    }
  }
}
