import 'server-only'
import { loadNativeEngine, NativeEngineUnavailable } from './native-engine'

/** Loads what decodes and encodes, and looks whether the encoder of all copies is in it. */
export async function loadEngine(): Promise<{ isLoaded: true }> {
  const { Codec, FF_ENCODER_LIBX264 } = await loadNativeEngine()
  if (Codec.findEncoderByName(FF_ENCODER_LIBX264) !== null) return { isLoaded: true }
  throw new NativeEngineUnavailable(
    'Videos cannot be converted on this machine: the native media engine was built without an H.264 encoder (x264).',
  )
}
