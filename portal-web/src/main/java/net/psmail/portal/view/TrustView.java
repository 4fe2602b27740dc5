package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code trust.jte}, at {@code /certificates}, which posts nothing to the same place. Services are
 * {@code website}, {@code imap}, {@code pop3} and {@code smtp}.
 *
 * @param shown what people should see
 * @param root the authority of this installation; null when it made none of them
 * @param hosts the servers that mail programs are told
 * @param article what helps with a warning; null when that text is not there
 * @param check what was served a moment ago; null when nobody asked
 */
public record TrustView(
    List<Shown> shown,
    @Nullable CertificateFacts root,
    List<String> hosts,
    @Nullable Reference article,
    @Nullable Check check) {

  public TrustView {
    shown = List.copyOf(shown);
    hosts = List.copyOf(hosts);
  }

  /**
   * A certificate.
   *
   * @param id {@code site} or {@code mail}
   * @param services where it is shown
   * @param local whether the authority of this installation made it
   */
  public record Shown(String id, List<String> services, boolean local, CertificateFacts facts) {

    public Shown {
      services = List.copyOf(services);
    }
  }

  /** What our own servers served at a moment. */
  public record Check(Instant at, List<Word> words) {

    public Check {
      words = List.copyOf(words);
    }

    public boolean isAllRight() {
      return words.stream().allMatch(word -> word.state().equals("served"));
    }

    /** Whether one of them shows what it should not. */
    public boolean hasOther() {
      return words.stream().anyMatch(word -> word.state().equals("other"));
    }
  }

  /**
   * A word on a service.
   *
   * @param state {@code served}, {@code other}, {@code no-answer}, or {@code unseen} when we cannot
   *     look at it from here
   */
  public record Word(String service, String state) {}
}
