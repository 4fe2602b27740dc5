package net.psmail.portal.view;

/** {@code home.jte}. */
public record HomeView(Prose text, Popular popular) {}
