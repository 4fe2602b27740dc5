package net.psmail.portal.view;

/** {@code text.jte}, a page that is only read. */
public record TextView(Prose text) {}
