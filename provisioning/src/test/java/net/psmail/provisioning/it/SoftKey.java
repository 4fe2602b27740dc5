package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** An authenticator with one passkey, and the browser before it. */
final class SoftKey {

  private static final int PRESENT_AND_VERIFIED = 0x05;
  private static final int PRESENT = 0x01;
  private static final int WITH_A_KEY = 0x40;

  private final byte[] id = UUID.randomUUID().toString().getBytes(UTF_8);
  private final KeyPair pair;
  private String user = "";
  private String origin = "http://localhost:8080";
  private int flags = PRESENT_AND_VERIFIED;
  private int count;
  private boolean forging;

  SoftKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** On a page of somebody else from now on. */
  SoftKey lured() {
    origin = "https://psmail.evil.test";
    return this;
  }

  /** Asks for no finger from now on. */
  SoftKey careless() {
    flags = PRESENT;
    return this;
  }

  /** Signs something else from now on, as who has not got the key. */
  SoftKey forging() {
    forging = true;
    return this;
  }

  /** Counts on from here. */
  SoftKey counting(int from) {
    count = from;
    return this;
  }

  /** Makes the passkey that these options ask for. */
  String make(String options) {
    JsonObject wanted = read(options);
    user = wanted.getJsonObject("user").getString("id");
    byte[] data = data(flags | WITH_A_KEY, key());
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(new byte[] {(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e'});
    object.writeBytes(new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xa0});
    object.writeBytes(new byte[] {0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a'});
    object.writeBytes(new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length});
    object.writeBytes(data);
    return answer(
        Json.createObjectBuilder()
            .add("clientDataJSON", base64(client("webauthn.create", wanted)))
            .add("attestationObject", base64(object.toByteArray())));
  }

  /** Signs what these options ask for. */
  String sign(String options) {
    count++;
    JsonObject wanted = read(options);
    byte[] data = data(flags, new byte[0]);
    byte[] client = client("webauthn.get", wanted);
    byte[] signed = ByteBuffer.allocate(data.length + 32).put(data).put(sha256(client)).array();
    return answer(
        Json.createObjectBuilder()
            .add("clientDataJSON", base64(client))
            .add("authenticatorData", base64(data))
            .add("signature", base64(signature(signed)))
            .add("userHandle", base64(user.getBytes(UTF_8))));
  }

  private String answer(JsonObjectBuilder response) {
    return Json.createObjectBuilder()
        .add("id", base64(id))
        .add("rawId", base64(id))
        .add("type", "public-key")
        .add("clientExtensionResults", Json.createObjectBuilder())
        .add("response", response)
        .build()
        .toString();
  }

  private byte[] client(String type, JsonObject wanted) {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("challenge", wanted.getString("challenge"))
        .add("origin", origin)
        .add("crossOrigin", false)
        .build()
        .toString()
        .getBytes(UTF_8);
  }

  private byte[] data(int flags, byte[] key) {
    return ByteBuffer.allocate(37 + key.length)
        .put(sha256("localhost".getBytes(UTF_8)))
        .put((byte) flags)
        .putInt(count)
        .put(key)
        .array();
  }

  /** Without a maker's number; then the id, and the key as COSE has it. */
  private byte[] key() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return ByteBuffer.allocate(16 + 2 + id.length + 77)
        .put(new byte[16])
        .putShort((short) id.length)
        .put(id)
        .put(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20})
        .put(whole(key.getW().getAffineX()))
        .put(new byte[] {0x22, 0x58, 0x20})
        .put(whole(key.getW().getAffineY()))
        .array();
  }

  private static byte[] whole(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] whole = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
    return whole;
  }

  private byte[] signature(byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(forging ? new byte[1] : signed);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonObject read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
