package net.psmail.provisioning.clientsettings;

/**
 * The configuration of a mail program that is set up by a file.
 *
 * @param program its name, as its makers write it
 * @param file where the program looks for it
 * @param text to be put there; without a password, which it has a command for
 */
public record Snippet(String program, String file, String text) {}
