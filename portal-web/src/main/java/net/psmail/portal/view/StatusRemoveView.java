package net.psmail.portal.view;

/** Asks whether an incident shall be taken from the status page. */
public record StatusRemoveView(StatusDeskView.Incident incident) {}
