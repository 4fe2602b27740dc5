package net.psmail.status.probe;

import java.io.IOException;

/** How one kind of probe looks. */
interface Look {

  /** Looks once; an exception is a finding too, which {@link Prober} tells. */
  Sight look(Probe probe, Visit visit) throws IOException;
}
