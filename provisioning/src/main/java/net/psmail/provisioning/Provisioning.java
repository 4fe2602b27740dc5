package net.psmail.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import javax.net.ssl.SSLContext;

/** Starts and stops the module; the application calls it, nothing starts by itself. */
@ApplicationScoped
public class Provisioning {

  /**
   * Checks the configuration, brings the schema up to date, makes the configured domains, starts
   * the mail server and then the jobs.
   *
   * @param tlsForMail what the embedded mail server presents; it may change its certificate while
   *     running
   * @throws ProvisioningException START_REFUSED with a sentence for the operator
   */
  public void start(SSLContext tlsForMail) {
    throw new UnsupportedOperationException();
  }

  /** Stops jobs and mail server, in this order; work in flight is finished or tried again later. */
  public void stop() {
    throw new UnsupportedOperationException();
  }

  /** Whether the database answers. */
  public boolean healthy() {
    throw new UnsupportedOperationException();
  }
}
