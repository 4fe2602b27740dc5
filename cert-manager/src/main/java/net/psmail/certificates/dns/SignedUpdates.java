package net.psmail.certificates.dns;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Update;

/** Changes that the primary server of a zone takes from us. */
record SignedUpdates(Updates updates) implements ZoneChanges {

  private static final long TTL_SECONDS = 60;

  @Override
  public void add(Name name, String value) throws IOException {
    Update update = new Update(updates.zone(name));
    update.add(record(name, value));
    updates.send(update, name);
  }

  @Override
  public void remove(Name name, String value) throws IOException {
    Update update = new Update(updates.zone(name));
    update.delete(record(name, value));
    updates.send(update, name);
  }

  private static TXTRecord record(Name name, String value) {
    return new TXTRecord(name, DClass.IN, TTL_SECONDS, value);
  }
}
