package net.psmail.certificates.lifecycle;

/** A managed certificate: what is wanted of it, and where it stands. */
public record Managed(Plan plan, Standing standing) {}
