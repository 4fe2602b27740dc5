package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;

/** The pictures of the site; made anew from what was uploaded, so that nothing else rides along. */
@ApplicationScoped
public class Images {

  /** All, by name. */
  public List<Image> list() {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps a picture (PNG or JPEG, 10 MB and 40 megapixels at the most), made smaller than 1,600
   * pixels wide and turned upright, without its metadata.
   *
   * @throws ContentRefused FAULTY: no picture, too large, no description, or a name that is taken
   */
  public Image add(Session author, String name, String alternative, byte[] upload, Origin origin) {
    throw new UnsupportedOperationException(name);
  }

  /**
   * Removes one that no text shows any more.
   *
   * @throws ContentRefused FAULTY when a text shows it, and which; NOT_FOUND
   */
  public void remove(Session author, String name, Origin origin) {
    throw new UnsupportedOperationException(name);
  }
}
