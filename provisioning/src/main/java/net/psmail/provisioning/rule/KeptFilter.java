package net.psmail.provisioning.rule;

/** A filter that a member has made. */
public record KeptFilter(long id, Filter filter) {}
