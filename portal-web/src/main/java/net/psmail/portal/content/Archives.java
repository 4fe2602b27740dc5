package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.util.List;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;

/**
 * All texts and pictures as one zip: {@code <folder>/<key>.<language>.md} with front matter, {@code
 * images/<name>.png} or {@code .jpg} with {@code images/<name>.txt} that says what it shows. It is
 * the form in which PSMail ships its texts.
 */
@ApplicationScoped
public class Archives {

  /**
   * Writes the newest version of every text; drafts say {@code draft: true} in their front matter.
   */
  public void write(OutputStream zip) {
    throw new UnsupportedOperationException();
  }

  /**
   * What taking this archive over would do; changes nothing.
   *
   * @throws ContentRefused FAULTY with what is wrong in which file; nothing of a faulty archive is
   *     taken. Refused whole: more than 5,000 entries, 50 MB unpacked, a text above 1 MB, a zip in
   *     it, a name with {@code ..}
   */
  public List<Change> compare(byte[] zip) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes an archive over, whole or not at all: texts become new versions, those without {@code
   * draft: true} are published.
   *
   * @throws ContentRefused as {@link #compare}
   */
  public List<Change> take(Session operator, byte[] zip, Origin origin) {
    throw new UnsupportedOperationException();
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
