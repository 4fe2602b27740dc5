package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.psmail.portal.content.Archives.Change.Effect;
import net.psmail.portal.content.Images.Made;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/**
 * All texts and pictures as one zip: {@code <folder>/<key>.<language>.md} with front matter, {@code
 * images/<name>.png} or {@code .jpg} with {@code images/<name>.txt} that says what it shows. It is
 * the form in which PSMail ships its texts.
 */
@ApplicationScoped
public class Archives {

  @Inject private ArchiveWriter writer;
  @Inject private Acquisition acquisition;
  @Inject private Images images;
  @Inject private TextStore texts;
  @Inject private Contents contents;
  @Inject private Transactions transactions;
  @Inject private Audit audit;

  /**
   * Writes the newest version of every text; drafts say {@code draft: true} in their front matter.
   */
  public void write(OutputStream zip) {
    try {
      writer.write(zip);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * What taking this archive over would do; changes nothing.
   *
   * @throws ContentRefused FAULTY with what is wrong in which file; nothing of a faulty archive is
   *     taken. Refused whole: more than 5,000 entries, 20 MB unpacked, a text above 1 MB, a zip in
   *     it, a name with {@code ..}
   */
  public synchronized List<Change> compare(byte[] zip) {
    Archive archive = Archive.of(zip);
    Map<String, Made> pictures = checked(archive, "");
    return transactions.call(() -> acquisition.compare(archive, pictures));
  }

  /**
   * Takes an archive over, whole or not at all: texts become new versions, those without {@code
   * draft: true} are published.
   *
   * @throws ContentRefused as {@link #compare}; CONFLICT when somebody has written the same texts
   *     at this very moment
   */
  public synchronized List<Change> take(Session operator, byte[] zip, Origin origin) {
    Authors.require(operator);
    Archive archive = Archive.of(zip);
    Map<String, Made> pictures = checked(archive, operator.signInName());
    List<Change> changes =
        transactions
            .callUnlessDuplicate(
                () -> {
                  List<Change> done = acquisition.take(archive, pictures, operator.signInName());
                  audit.by(operator, Act.ARCHIVE_TAKEN, subject(done), origin);
                  return done;
                })
            .orElseThrow(ContentRefused::conflict);
    contents.renewSoon();
    return changes;
  }

  /** The pictures as they will be served; what is wrong with any file is said together. */
  private Map<String, Made> checked(Archive archive, String author) {
    List<ContentFault> faults = new ArrayList<>();
    Map<String, Made> made = new TreeMap<>();
    archive
        .pictures()
        .forEach(
            (name, drawn) -> {
              try {
                made.put(name, acquisition.made(name, drawn, author));
              } catch (ContentRefused refused) {
                refused.faults().forEach(fault -> faults.add(fault.in(drawn.path())));
              }
            });
    Map<String, Image> known = new HashMap<>();
    images.list().forEach(image -> known.put(image.name(), image));
    made.forEach((name, picture) -> known.put(name, picture.image()));
    Map<String, String> owners = transactions.call(texts::owners);
    ArchiveRules rules =
        new ArchiveRules(archive, contents.library(), known, contents::hasDrawing, owners);
    faults.addAll(0, rules.faults(archive));
    ContentRefused.ifAny(faults);
    return made;
  }

  private static String subject(List<Change> changes) {
    long fresh = changes.stream().filter(change -> change.effect() == Effect.NEW).count();
    long changed = changes.stream().filter(change -> change.effect() == Effect.CHANGED).count();
    return "archive: " + fresh + " new, " + changed + " changed";
  }

  /**
   * What happens with one file.
   *
   * @param path within the archive
   */
  public record Change(String path, Effect effect) {

    /** New, another version of what is there, or the same. */
    public enum Effect {
      NEW,
      CHANGED,
      SAME
    }
  }
}
