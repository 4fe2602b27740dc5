package net.psmail.status.subscription;

/** A component that can be chosen, with its name in the reader's language. */
public record Choice(String id, String name) {}
