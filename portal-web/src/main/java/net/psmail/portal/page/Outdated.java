package net.psmail.portal.page;

/** The event that what public pages are made of has become another, such as the search index. */
public record Outdated() {}
