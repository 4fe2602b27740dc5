package net.psmail.portal.view;

/** {@code text.jte}, a page that is only read; {@code home.jte}, whose lead it is. */
public record TextView(Prose text) {}
