package net.psmail.provisioning.device;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;

/**
 * Refused logins that are not written down yet. Equal ones are counted and written together: a
 * program gone wild costs no more than the database has time for, and crowds out nobody else's.
 */
final class WaitingRefusals {

  /** Under more of them at once some go unnoted. */
  private static final int MOST = 100;

  private final Map<Refusal, Integer> tries = new LinkedHashMap<>();

  synchronized void add(Refusal refusal) {
    if (tries.size() < MOST || tries.containsKey(refusal)) {
      tries.merge(refusal, 1, Integer::sum);
    }
  }

  synchronized boolean isEmpty() {
    return tries.isEmpty();
  }

  /** Takes out those that wait longest. */
  synchronized Optional<Counted> poll() {
    Iterator<Map.Entry<Refusal, Integer>> all = tries.entrySet().iterator();
    if (!all.hasNext()) {
      return Optional.empty();
    }
    Map.Entry<Refusal, Integer> first = all.next();
    Counted counted = new Counted(first.getKey(), first.getValue());
    all.remove();
    return Optional.of(counted);
  }

  /** A refused login; of its password nothing when nobody looked at it. */
  record Refusal(MailAddress address, Optional<Tried> password, String protocol, String network) {}

  /** What is known of a password. */
  record Tried(String selector, boolean ours) {}

  /** A refused login and how many like it there were. */
  record Counted(Refusal refusal, int tries) {}
}
