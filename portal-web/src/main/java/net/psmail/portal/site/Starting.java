package net.psmail.portal.site;

/**
 * The event that the start begins. Whoever reads settings checks them now and throws an {@link
 * IllegalArgumentException} with a sentence that says what to write, which ends the start.
 */
public record Starting() {}
