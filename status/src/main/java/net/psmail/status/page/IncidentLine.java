package net.psmail.status.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.component.State;
import net.psmail.status.incident.Edit;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.UpdateView;

/** An incident or maintenance in the words of one language. */
record IncidentLine(IncidentView incident, Words words, Map<String, String> names) {

  /** A moment for readers and for programs. */
  record Moment(String words, String exact) {}

  String name() {
    return words.of(incident.name());
  }

  /** The way to its own page from the first page of the language. */
  String href() {
    return "incidents/" + incident.id() + "/";
  }

  /** What chooses its colour and icon: the state that comes nearest. */
  String tone() {
    if (incident.isOver()) {
      return State.OPERATIONAL.code();
    }
    return switch (incident.impact()) {
      case NONE -> State.UNKNOWN.code();
      case MINOR -> State.DEGRADED_PERFORMANCE.code();
      case MAJOR, CRITICAL -> State.MAJOR_OUTAGE.code();
      case MAINTENANCE -> State.UNDER_MAINTENANCE.code();
    };
  }

  String impact() {
    return words.text("impact." + incident.impact().code());
  }

  String status() {
    return incident.cancelledAt() == null
        ? words.text("status." + incident.status().code())
        : words.text("status.cancelled");
  }

  boolean planned() {
    return incident.kind() == Kind.MAINTENANCE;
  }

  Moment began() {
    return moment(incident.began());
  }

  Moment until() {
    return moment(Objects.requireNonNullElse(incident.scheduledUntil(), incident.began()));
  }

  boolean over() {
    return incident.isOver();
  }

  /** How long it lasted, or lasts already. */
  String lasted(Instant now) {
    Instant resolved = incident.resolvedAt();
    return words.lasted(incident.began(), resolved == null ? now : resolved);
  }

  /** How long it lasted; meaningful when it is over. */
  String lasted() {
    return lasted(Objects.requireNonNullElse(incident.resolvedAt(), incident.updatedAt()));
  }

  /** What it touches, in the order in which it was named first. */
  String affected() {
    return String.join(
        ", ",
        incident.affected().keySet().stream().map(names::get).filter(Objects::nonNull).toList());
  }

  List<UpdateLine> updates() {
    return incident.updates().stream().map(update -> new UpdateLine(update, this)).toList();
  }

  private Moment moment(Instant instant) {
    return new Moment(words.time(instant), instant.toString());
  }

  /** One message. */
  record UpdateLine(UpdateView update, IncidentLine of) {

    String id() {
      return "update-" + update.id();
    }

    String status() {
      return of.words.text("status." + update.status().code());
    }

    String body() {
      return of.words.of(update.body());
    }

    Moment at() {
      return of.moment(update.displayAt());
    }

    List<EditLine> edits() {
      return update.edits().stream().map(edit -> new EditLine(edit, of)).toList();
    }

    /** The states that this message gave to components, in words. */
    List<String> states() {
      return update.affected().stream()
          .filter(one -> of.names.containsKey(one.componentId()))
          .map(one -> of.names.get(one.componentId()) + ": " + of.words.state(one.after()))
          .toList();
    }
  }

  /** A text as it was before. */
  record EditLine(Edit edit, IncidentLine of) {

    String body() {
      return of.words.of(edit.body());
    }

    Moment at() {
      return of.moment(edit.editedAt());
    }
  }
}
