package net.psmail.certificates.order;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/** Where the tables of this module are; asked for only where certificates are managed. */
@ApplicationScoped
class Tables {

  @Resource(lookup = "java:app/jdbc/psmail")
  DataSource source;

  DataSource source() {
    return source;
  }
}
