package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;

/** The pictures of the site; made anew from what was uploaded, so that nothing else rides along. */
@ApplicationScoped
public class Images {

  static final int ALTERNATIVE = 300;

  private static final int FINGERPRINT = 24;

  @Inject private ImageStore images;
  @Inject private TextStore texts;
  @Inject private Contents contents;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** Pixels need memory: one picture at a time. */
  private final Semaphore easel = new Semaphore(1);

  /** All, by name. */
  public List<Image> list() {
    return transactions.call(images::list);
  }

  /**
   * Keeps a picture (PNG or JPEG, 10 MB and 40 megapixels at the most), made smaller than 1,600
   * pixels wide and turned upright, without its metadata.
   *
   * @throws ContentRefused FAULTY: no picture, too large, no description, or a name that is taken;
   *     the fields are {@code name}, {@code alternative} and {@code file}
   */
  public Image add(Session author, String name, String alternative, byte[] upload, Origin origin) {
    Authors.require(author);
    String words = tidy(alternative);
    List<ContentFault> faults = new ArrayList<>(faults(name, words));
    if (faults.isEmpty() && transactions.call(() -> images.exists(name))) {
      faults.add(taken());
    }
    ContentRefused.ifAny(faults);
    Made made = make(name, words, upload, author.signInName());
    boolean added =
        transactions
            .callUnlessDuplicate(
                () -> {
                  images.add(made.image(), made.bytes());
                  texts.nextEdition();
                  audit.by(author, Act.IMAGE_ADDED, subject(name), origin);
                  return true;
                })
            .isPresent();
    if (!added) {
      throw ContentRefused.faulty(taken());
    }
    contents.renewSoon();
    return made.image();
  }

  /**
   * Removes one that no text shows any more.
   *
   * @throws ContentRefused FAULTY when a text shows it, and which; NOT_FOUND
   */
  public void remove(Session author, String name, Origin origin) {
    Authors.require(author);
    if (!name.matches(Rules.NAME)) {
      throw ContentRefused.notFound();
    }
    transactions.run(
        () -> {
          ContentRefused.ifAny(shown(name));
          if (!images.remove(name)) {
            throw ContentRefused.notFound();
          }
          texts.nextEdition();
          audit.by(author, Act.IMAGE_REMOVED, subject(name), origin);
        });
    contents.renewSoon();
  }

  /**
   * A picture as it will be served.
   *
   * @throws ContentRefused FAULTY when it cannot be read
   */
  Made make(String name, String alternative, byte[] upload, String author) {
    easel.acquireUninterruptibly();
    try {
      Picture picture = Picture.of(upload);
      Image image =
          new Image(
              name,
              address(name, picture),
              alternative,
              picture.width(),
              picture.height(),
              picture.bytes().length,
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              author);
      return new Made(image, picture.data());
    } finally {
      easel.release();
    }
  }

  static List<ContentFault> faults(String name, String alternative) {
    Rules.Faults faults = new Rules.Faults();
    faults.unless(name.matches(Rules.NAME), "name", "problem.content-image-name");
    faults.unless(!alternative.isEmpty(), "alternative", "problem.content-image-description");
    faults.limit("alternative", alternative, ALTERNATIVE);
    return faults.list();
  }

  static String tidy(String alternative) {
    return alternative.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  private List<ContentFault> shown(String name) {
    Pattern mention = Pattern.compile("image:" + name + "(?![a-z0-9-])");
    return texts.withWords("image:" + name).stream()
        .filter(text -> mention.matcher(text.newest().wording().markdown()).find())
        .map(Manuscript::newest)
        .map(text -> text.wording().title())
        .distinct()
        .map(title -> ContentFault.of("", "problem.content-image-shown", title))
        .toList();
  }

  /** The digest is of what is served: other bytes have another address. */
  static String address(String name, Picture picture) {
    return "/images/" + fingerprint(picture.bytes()) + "/" + name + "." + picture.format();
  }

  static String fingerprint(byte[] bytes) {
    byte[] digest = Digests.of("SHA-256").digest(bytes);
    return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT);
  }

  private static ContentFault taken() {
    return ContentFault.of("name", "problem.content-image-taken");
  }

  private static String subject(String name) {
    return "image:" + name;
  }

  /** A picture and what is known of it. */
  record Made(Image image, Bytes data) {

    byte[] bytes() {
      return data.array();
    }
  }
}
