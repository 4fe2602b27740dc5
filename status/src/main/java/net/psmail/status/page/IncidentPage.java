package net.psmail.status.page;

/** What the page of one incident shows. */
record IncidentPage(Frame frame, IncidentLine incident) {

  /** How long it lasted, or lasts already. */
  String lasted() {
    return incident.lasted(frame.madeAt());
  }
}
