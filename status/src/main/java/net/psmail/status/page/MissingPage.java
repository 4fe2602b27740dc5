package net.psmail.status.page;

/** What the page for a wrong address shows; {@code home} is where the right one is. */
record MissingPage(Frame frame, String home) {}
