package net.psmail.portal.content;

/**
 * What a save came to.
 *
 * @param isNew false when the newest version said the same already
 */
record Saved(Version version, boolean isNew) {}
