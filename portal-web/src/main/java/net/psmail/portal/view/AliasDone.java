package net.psmail.portal.view;

import org.jspecify.annotations.Nullable;

/**
 * What was just done with an alias.
 *
 * @param act messages {@code aliases.done.<act>} and {@code .text}
 * @param address of the alias
 * @param undo which one can be taken back; null for none
 */
public record AliasDone(String act, String address, @Nullable Long undo) {}
