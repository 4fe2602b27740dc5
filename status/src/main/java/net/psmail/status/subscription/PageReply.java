package net.psmail.status.subscription;

/** A page with its HTTP status. */
record PageReply(int status, String html) {}
