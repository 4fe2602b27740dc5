package net.psmail.provisioning.alias;

import java.util.List;

/**
 * Some of a member's aliases, the newest first.
 *
 * @param page which fifty of those that were found, from 1
 * @param pages how many times fifty there are; at least 1
 * @param found how many were found
 * @param all how many there are
 */
public record AliasList(List<Alias> aliases, int page, int pages, long found, long all) {

  /** How many stand on a page. */
  public static final int PAGE = 50;

  public AliasList {
    aliases = List.copyOf(aliases);
  }
}
