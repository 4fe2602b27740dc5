package net.psmail.portal.view;

/**
 * Why the newest rules for arriving mail are not in force yet.
 *
 * @param step messages {@code rules.step.<step>} and {@code .text}
 * @param detail what the mail server said, or the name of another script
 */
public record RulesNotice(String step, String detail) {}
