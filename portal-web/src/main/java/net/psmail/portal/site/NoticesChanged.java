package net.psmail.portal.site;

/** The event that something on the notice board is different from before. */
public record NoticesChanged() {}
