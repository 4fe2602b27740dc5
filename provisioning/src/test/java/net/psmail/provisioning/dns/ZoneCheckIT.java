package net.psmail.provisioning.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import net.psmail.provisioning.dns.CheckedRecord.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Type;

/** The zone that we write in a real name server, as it is and with each record broken in turn. */
class ZoneCheckIT {

  private static final String GOOD = "dns-good.test";
  private static final String FOREIGN = "xn--mller-kva.test";
  private static final String SPLIT = "dns-split.test";
  private static final String FRESH = "dns-fresh.test";

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(8);
  private static Bind bind;

  @BeforeAll
  static void loadAllZones() throws IOException {
    Map<String, String> zones = new LinkedHashMap<>();
    for (String domain : List.of(GOOD, FOREIGN)) {
      zones.put(domain, zone(domain).text());
    }
    zones.put(
        SPLIT,
        zone(SPLIT).text().replace("mx -all", "-all") + "@ IN NS second\nsecond IN A 127.0.0.2\n");
    zones.put(FRESH, zone(FRESH).text().replace("mx -all", "-all"));
    for (Broken broken : Broken.values()) {
      zones.put(broken.domain(), broken.text());
    }
    bind = Bind.start(zones);
  }

  @AfterAll
  static void stop() throws IOException {
    bind.close();
    THREADS.shutdownNow();
  }

  @Test
  void everyRecordIsRightOnceTheTextWasPasted() throws IOException, InterruptedException {
    for (String domain : List.of(GOOD, FOREIGN)) {
      assertThat(Bind.check(domain, zone(domain).text())).endsWith("OK\n");
      CheckedZone checked = check(domain, bind.settings());
      assertThat(checked.records())
          .hasSameSizeAs(zone(domain).records())
          .allSatisfy(
              record -> {
                assertThat(record.state()).as(record.toString()).isEqualTo(State.RIGHT);
                assertThat(record.remark()).as(record.toString()).isEqualTo(Remark.NONE);
                assertThat(record.found()).isNotEmpty();
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenRecordIsFoundAndNoOtherIsBlamed(Broken broken) {
    CheckedZone checked = check(broken.domain(), bind.settings());
    List<CheckedRecord> other =
        checked.records().stream()
            .filter(one -> one.wanted().purpose() != broken.purpose())
            .toList();
    assertThat(other).allMatch(record -> record.state() == State.RIGHT);
    assertThat(checked.records())
        .filteredOn(one -> one.wanted().purpose() == broken.purpose())
        .extracting(one -> new Verdict(one.state(), one.remark()))
        .contains(broken.verdict());
  }

  @Test
  void anAnswerFromACacheIsNoAnswer() throws IOException {
    try (StaleServer cache = new StaleServer(new InetSocketAddress(LOOPBACK, 0), false)) {
      DnsSettings throughCache = settings(cache.port(), bind.port());
      CheckedRecord spf = record(check(FRESH, throughCache), Purpose.SPF);
      assertThat(spf.found()).containsExactly("\"v=spf1 -all\"");
      assertThat(spf.state()).isEqualTo(State.WRONG);
      assertThat(cache.asked()).containsOnly(Type.NS, Type.A, Type.AAAA);

      DnsSettings onlyCache = settings(cache.port(), cache.port());
      CheckedRecord cached = record(check(FRESH, onlyCache), Purpose.SPF);
      assertThat(cached.state()).isEqualTo(State.UNKNOWN);
      assertThat(cached.remark()).isEqualTo(Remark.NOT_AUTHORITATIVE);
    }
  }

  @Test
  void aServerThatIsDownCannotBeAsked() throws IOException {
    DnsSettings down = settings(bind.port(), Bind.freePort());
    assertThat(check(GOOD, down).records())
        .allMatch(record -> record.state() == State.UNKNOWN)
        .allMatch(record -> record.remark() == Remark.UNREACHABLE);
  }

  @Test
  void aDomainThatNobodyHasDelegatedCannotBeAsked() {
    assertThat(check("dns-nowhere.test", bind.settings()).records())
        .allMatch(record -> record.state() == State.UNKNOWN)
        .allMatch(record -> record.remark() == Remark.NOT_DELEGATED);
  }

  @Test
  void serversThatDoNotSayTheSameAreFound() throws IOException {
    InetSocketAddress secondary = new InetSocketAddress("127.0.0.2", bind.port());
    try (StaleServer server = new StaleServer(secondary, true)) {
      CheckedRecord spf = record(check(SPLIT, bind.settings()), Purpose.SPF);
      assertThat(server.asked()).contains(Type.TXT);
      assertThat(spf.state()).isEqualTo(State.WRONG);
      assertThat(spf.remark()).isEqualTo(Remark.DISAGREED);
    }
  }

  private static CheckedZone check(String domain, DnsSettings settings) {
    return new ZoneCheck(settings, THREADS, Clock.systemUTC()).check(zone(domain));
  }

  private static CheckedRecord record(CheckedZone checked, Purpose purpose) {
    return checked.records().stream()
        .filter(one -> one.wanted().purpose() == purpose)
        .findFirst()
        .orElseThrow();
  }

  private static DnsSettings settings(int resolver, int port) {
    InetSocketAddress here = new InetSocketAddress(LOOPBACK, resolver);
    return new DnsSettings(List.of(here), port, Facts.addresses(), bind.settings().site());
  }

  private static Zone zone(String domain) {
    return ZoneWriter.write(Facts.of(domain));
  }
}
