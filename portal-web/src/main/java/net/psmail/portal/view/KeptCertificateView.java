package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code certificate.jte}, at {@code /control-room/certificates/<id>}, which posts nothing to
 * {@code /look} and {@code /try} below it, and {@code certificaterenew.jte}, which posts nothing to
 * {@code /renew}; the chain is at {@code /chain.pem}.
 *
 * @param served null before the first
 * @param history the newest first; none for one that the local CA keeps by itself
 * @param look what its listeners served a moment ago; null when nobody asked
 * @param tlsa the names that have TLSA records for its keys
 * @param done what was just done, as in the keys {@code certificate.done.renewed}; null for nothing
 */
public record KeptCertificateView(
    CertificateRow row,
    List<Name> names,
    @Nullable CertificateFacts served,
    List<Happening> history,
    @Nullable Look look,
    List<Tlsa> tlsa,
    Trial trial,
    @Nullable String done,
    List<Problem> problems) {

  public KeptCertificateView {
    names = List.copyOf(names);
    history = List.copyOf(history);
    tlsa = List.copyOf(tlsa);
    problems = List.copyOf(problems);
  }

  /**
   * A name that it should hold.
   *
   * @param state {@code held}, {@code next} when the next certificate is to hold it, or {@code
   *     left-out}
   * @param reason why it is left out, and which record to change; else empty
   */
  public record Name(String name, String state, String reason) {}

  /**
   * A line of its history.
   *
   * @param issuer empty when nobody was asked
   * @param reason empty when there was none
   */
  public record Happening(Instant at, String state, String issuer, String reason) {}

  /**
   * A name that has TLSA records.
   *
   * @param state as in the keys {@code certificate.tlsa.ripe}
   * @param signed whether the zone is (DNSSEC)
   * @param published whether we put the records there, and nobody has to paste them
   * @param lookedAt null before the first look
   * @param trouble why the last look or change failed; empty when it did not
   */
  public record Tlsa(
      String owner,
      String state,
      boolean signed,
      boolean published,
      @Nullable Instant lookedAt,
      List<TlsaLine> lines,
      String trouble) {

    public Tlsa {
      lines = List.copyOf(lines);
    }

    /** The records that should be there, to paste. */
    public String zone() {
      return String.join(
          "\n", lines.stream().filter(line -> !line.isFormer()).map(TlsaLine::zoneLine).toList());
    }

    /** Whether it was seen that nobody goes by the records. */
    public boolean isUnsigned() {
      return lookedAt != null && !signed;
    }

    public String tag() {
      return switch (state) {
        case "ripe" -> isUnsigned() ? "tag-warn" : "tag-ok";
        case "wrong" -> "tag-bad";
        case "missing" -> published ? "tag-note" : "tag-warn";
        default -> "tag-note";
      };
    }
  }

  /**
   * A TLSA record.
   *
   * @param data what it says, without its name
   * @param key {@code current}, {@code next} or {@code former}
   * @param state as in the keys {@code certificate.tlsa.line.seen}
   * @param since since when all servers show it; null while one does not
   * @param usable when its key may be served; null while that is open
   */
  public record TlsaLine(
      String zoneLine,
      String data,
      String key,
      String state,
      @Nullable Instant since,
      @Nullable Instant usable) {

    public boolean isFormer() {
      return key.equals("former");
    }
  }

  /**
   * The order as it was tried out.
   *
   * @param state {@code unnamed} when no authority is named for that, {@code ready} before the
   *     first, {@code running}, {@code succeeded} or {@code failed}
   * @param at when it ended; null before that
   * @param sentence what the authority said; empty when nothing
   * @param leftOut names that were not ordered, with reasons
   */
  public record Trial(String state, @Nullable Instant at, String sentence, List<Name> leftOut) {

    public static final Trial UNNAMED = new Trial("unnamed", null, "", List.of());

    public Trial {
      leftOut = List.copyOf(leftOut);
    }

    public boolean isRunning() {
      return state.equals("running");
    }
  }

  /** What the listeners served at a moment. */
  public record Look(Instant at, List<Sight> sights) {

    public Look {
      sights = List.copyOf(sights);
    }

    public boolean isAllRight() {
      return !sights.isEmpty() && sights.stream().allMatch(one -> one.state().equals("served"));
    }
  }

  /**
   * What a listener served.
   *
   * @param state {@code served}, {@code other} or {@code no-answer}
   * @param seen the certificate that it sent; null when none was seen
   * @param sentence for operators
   */
  public record Sight(
      String listener, String state, @Nullable CertificateFacts seen, String sentence) {}
}
