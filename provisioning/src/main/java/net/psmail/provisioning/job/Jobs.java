package net.psmail.provisioning.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Work outside the database that must happen once the database has said so. */
@ApplicationScoped
public class Jobs {

  /** What waits, for operators: the failing first, then the next. At most 200. */
  public List<Job> overview() {
    throw new UnsupportedOperationException();
  }
}
