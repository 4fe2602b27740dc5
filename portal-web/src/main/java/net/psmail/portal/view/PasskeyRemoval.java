package net.psmail.portal.view;

/** {@code securitypasskeyremove.jte}; posts nothing to its own address. */
public record PasskeyRemoval(long id, String name) {}
