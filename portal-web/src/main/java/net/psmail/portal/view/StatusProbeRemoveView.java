package net.psmail.portal.view;

/** Asks whether a probe shall go. */
public record StatusProbeRemoveView(StatusProbesView.Probe probe) {}
