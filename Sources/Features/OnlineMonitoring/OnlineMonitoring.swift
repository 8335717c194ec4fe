import Registers

/// 在线监测: devices, what they measure, and the readings they send by HJ 212.
///
/// Readings of this channel are a screening signal. They may open a task; they are no inspection finding and no exposure
/// result, and readings of a device without a valid certificate are marked so wherever they are shown.
public enum OnlineMonitoring {
    public static let registers: [Register] = [MonitoringDevice.register, MonitoringChannel.register]
}
