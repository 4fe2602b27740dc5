package net.psmail.portal.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code aliases.jte}; posts {@code form, name, domain, note} to {@code /account/aliases}, {@code
 * form} to {@code /account/aliases/random}, {@code active, q, page} to {@code
 * /account/aliases/<id>/active}, nothing to {@code /account/aliases/<id>/back}.
 *
 * @param mailbox the address of the mailbox
 * @param removed those that may be taken back
 * @param done what was just done; null for nothing
 * @param article that explains aliases; null if there is none
 */
public record AliasesView(
    String mailbox,
    List<AliasRow> aliases,
    Shown shown,
    List<Removed> removed,
    Room own,
    Room random,
    Form form,
    @Nullable AliasDone done,
    @Nullable Reference article,
    List<Problem> problems) {

  /** So many stand on a page; as many are seen without a search. */
  private static final int FEW = 50;

  /**
   * One that may be taken back.
   *
   * @param until the last moment for it
   */
  public record Removed(long id, String address, String note, Instant until) {}

  /**
   * How many of a kind.
   *
   * @param most 0 if there are none of this kind here
   */
  public record Room(long most, long taken) {

    public boolean offered() {
      return most > 0;
    }

    public boolean full() {
      return taken >= most;
    }
  }

  /**
   * Which of them stand on the page.
   *
   * @param words what was searched for; empty for nothing
   * @param all how many there are
   */
  public record Shown(String words, int page, int pages, long all) {

    /** Whether a search is worth its place. */
    public boolean searchable() {
      return all > FEW || !words.isEmpty();
    }

    /** The address of another page of them. */
    public String other(int page) {
      return "/account/aliases?page="
          + page
          + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
  }

  /**
   * An address to be made.
   *
   * @param form random: sent twice, it makes one
   * @param domains in which it may be
   * @param proposals free names, offered when the wanted one is taken
   */
  public record Form(
      String form,
      String name,
      String domain,
      List<String> domains,
      String note,
      List<Proposal> proposals) {}

  /** A free name near the wanted one. */
  public record Proposal(String name, String domain) {}
}
