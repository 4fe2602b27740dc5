package net.psmail.portal.reading;

/** How many readers found a text helpful, in whatever language, and how many did not. */
public record Opinion(long helpful, long unhelpful) {}
