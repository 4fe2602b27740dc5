package net.psmail.portal.site;

/** The event that an operator has changed a domain on this node. */
public record DomainsChanged() {}
